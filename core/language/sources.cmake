set(SOURCES
    analysis.cpp
    analysis.h
    analysisscheduler.cpp
    analysisscheduler.h
)
