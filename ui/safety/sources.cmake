set(SOURCES
    questions.cpp
    questions.h
    reviewsheet.cpp
    reviewsheet.h
)
