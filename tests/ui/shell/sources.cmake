set(SOURCES
    shellbench.cpp
    shellbench.h
    tst_running.cpp
)
