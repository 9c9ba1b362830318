set(SOURCES
    findings.h
    tst_operationfacts.cpp
    tst_schemafromintrospection.cpp
    tst_schemafromsdl.cpp
    tst_secretplace.cpp
)
