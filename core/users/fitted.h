#pragma once

#include "core/safety/draft.h"

#include <QStringList>

namespace graphql {
class Schema;
}

namespace users {

/// What is to be asked, and what a server cannot be asked.
struct Fitted
{
    safety::Draft draft; ///< Empty document: nothing of it is left.
    QStringList lacking; ///< `User.lastLoginAt`, `Query.users(roleKeys:)`, each once, in the order of the document.
};

/// \a draft without the fields and arguments that \a schema does not have, and without what only served them: one
/// unknown name would be refused together with all the rest, and servers are as old as their owners leave them. Whether
/// it still asks for what was wanted is for whoever asks to decide. A null \a schema is not known, and leaves
/// everything. Pure; for our own documents.
Fitted fitted(const safety::Draft &draft, const graphql::Schema *schema);

} // namespace users
