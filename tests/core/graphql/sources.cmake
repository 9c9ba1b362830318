set(SOURCES
    findings.h
    ruletest.h
    tst_suggestions.cpp
    tst_validation.cpp
)
