set(SOURCES
    findings.h
    tst_schemafromintrospection.cpp
    tst_schemafromsdl.cpp
)
