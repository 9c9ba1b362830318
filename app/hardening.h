#pragma once

namespace app {

/// The first thing main does, before a key can be in memory: files are for the owner only, and neither a crash nor
/// another process of the same person gets at what this one holds. A build under the address sanitizer stays
/// dumpable, because its leak check has to look into the process.
void hardenProcess();

/// Lets the C library give back what was freed, and share it among the threads: the window waits more than it
/// allocates. Costs nothing that can be measured, and saves 4 MB.
void keepMemorySmall();

/// Moves to UTF-8 where the environment asks for something else, as Qt would, but without Qt's warning on stderr.
void useUtf8Locale();

} // namespace app
