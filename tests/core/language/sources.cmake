set(SOURCES
    tst_analysis.cpp
    tst_analysisscheduler.cpp
    tst_formscheduler.cpp
)
