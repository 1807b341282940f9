"""What mystery shopping and the checks of samples share: criteria with points, their questions, marks and figures."""
