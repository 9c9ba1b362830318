#pragma once

#include <QByteArray>

#include <string_view>

namespace users {

/// A document as the editor's Prettify would lay it out, because what is asked here can be opened in a tab.
QByteArray laidOut(std::string_view document);

} // namespace users
