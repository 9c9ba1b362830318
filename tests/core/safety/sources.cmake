set(SOURCES
    sandboxproject.h
    tst_catalogue.cpp
    tst_gate.cpp
    tst_judge.cpp
)
