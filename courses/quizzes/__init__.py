"""What is asked: questions, their versions, quizzes and editions. No learner in this room."""
