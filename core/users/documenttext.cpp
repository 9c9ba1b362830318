#include "core/users/documenttext.h"

#include "core/graphql/edits/format.h"
#include "core/graphql/parser.h"
#include "core/text/textedit.h"

#include <string>

namespace users {

QByteArray laidOut(std::string_view document)
{
    const auto parsed = graphql::parse(std::string(document));
    return QByteArray::fromStdString(text::applied(document, graphql::format(*parsed).edits));
}

} // namespace users
