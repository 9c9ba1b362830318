set(SOURCES
    tst_analysis.cpp
    tst_analysisscheduler.cpp
    tst_variablesscheduler.cpp
)
