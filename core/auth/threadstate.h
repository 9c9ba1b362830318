#pragma once

namespace auth {

/// Frees what OpenSSL keeps for the calling thread (random generators, error queue). To be called last on a thread
/// that signed or verified: OpenSSL does it by itself when the thread ends, but QThread::wait() returns a little before
/// that, and a program that exits in between leaves it to the leak checker.
void releaseThreadState();

} // namespace auth
