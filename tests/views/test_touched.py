"""What was typed outlives an address that the browser had not learnt yet; an address that was gone back to wins."""
from streamlit.testing.v1 import AppTest


def page():
    import streamlit as st

    from views.touched import touch, touched
    given, by_hand = st.query_params.get("text", ""), touched()
    if st.session_state.get("held") != given and not by_hand:
        st.session_state["held"] = st.session_state["box"] = given
    text = st.text_input("text", key="box", on_change=touch)
    st.button("find", on_click=touch)
    st.button("other")
    st.session_state["held"] = st.query_params["text"] = text


def typed() -> AppTest:
    at = AppTest.from_function(page, default_timeout=60).run()
    at.text_input[0].input("一窗受理").run()
    assert at.query_params["text"] in ("一窗受理", ["一窗受理"])
    return at


def test_who_types_and_clicks_at_once_keeps_what_was_typed():
    at = typed()
    at.query_params.clear()  # the click was sent before the new address had arrived
    at.button[0].click().run()
    assert at.text_input[0].value == "一窗受理"
    assert at.query_params["text"] in ("一窗受理", ["一窗受理"])


def test_an_address_that_was_gone_back_to_wins():
    at = typed()
    at.query_params.clear()
    at.run()
    assert at.text_input[0].value == ""


def test_an_address_that_came_after_the_change_wins():
    at = typed()
    at.session_state["touched_at"] = {"text": "一窗受理"}  # the run that would have taken it was cut off by the way to another address
    at.query_params["text"] = "河长制"
    at.run()
    assert at.text_input[0].value == "河长制"
