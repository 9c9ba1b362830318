set(SOURCES tst_pretty.cpp tst_tape.cpp tst_typed.cpp tst_value.cpp tst_writer.cpp)
