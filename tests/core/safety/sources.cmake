set(SOURCES
    sandboxproject.h
    tst_catalogue.cpp
    tst_gate.cpp
    tst_headers.cpp
    tst_judge.cpp
)
