set(SOURCES
    program.cpp
    program.h
    tst_hardening.cpp
    tst_tokencommand.cpp
    tst_usage.cpp
)
