"""Fine-tuning of multilingual-e5-small on the annotated passages, and its export for onnxruntime."""
