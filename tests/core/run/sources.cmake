set(SOURCES
    tst_buildanswer.cpp
    tst_endpointsearch.cpp
    tst_explain.cpp
    tst_keyring.cpp
    tst_runner.cpp
    tst_sandboxrun.cpp
)
