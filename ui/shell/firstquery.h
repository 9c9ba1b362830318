#pragma once

#include <QByteArray>

namespace ui {

/// The text of the first tab on the sandbox: ready to be run, and never run by itself.
inline QByteArray firstQuery()
{
    return R"(# Made-up people: everything may be tried here.
#
#   Ctrl+Enter  run the operation under the caret
#   Ctrl+K      search the schema
#   Ctrl+T      open another tab

query FirstUsers {
  users(first: 10) {
    totalCount
    edges {
      node {
        id
        formattedName
        isDisabled
        lastLoginAt
        standardAttributes
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
)";
}

} // namespace ui
