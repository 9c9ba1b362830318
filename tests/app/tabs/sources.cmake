set(SOURCES
    tst_canaries.cpp
    tst_forgetting.cpp
    tst_lastwrite.cpp
    tst_windowstatefile.cpp
)
