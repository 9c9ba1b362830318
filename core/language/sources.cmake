set(SOURCES
    analysis.cpp
    analysis.h
    analysisscheduler.cpp
    analysisscheduler.h
    formscheduler.cpp
    formscheduler.h
)
