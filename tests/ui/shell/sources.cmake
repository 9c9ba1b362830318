set(SOURCES
    shellbench.cpp
    shellbench.h
    tst_mainwindow.cpp
    tst_running.cpp
    tst_textcommands.cpp
)
