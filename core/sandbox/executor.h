#pragma once

#include "core/graphql/document.h"
#include "core/graphql/schema.h"
#include "core/sandbox/argumentvalues.h"
#include "core/sandbox/graphqlerror.h"
#include "core/sandbox/resolver.h"

#include <deque>
#include <map>
#include <string>
#include <tl/expected.hpp>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sandbox {

/// What executing an operation gave.
struct Execution
{
    std::string data; ///< JSON text; "null" when an error travelled to the top.
    std::vector<GraphqlError> errors;
};

/// Runs one validated operation as graphql-go 0.8.1 does: mutation fields one after the other, values that are Later
/// (and everything below a mutation's top-level fields) only after all top-level fields ran, keys sorted by bytes. As
/// there, a Later value that fails at a non-null place takes the whole answer with it, not only its nullable parent,
/// and of an answer that is lost as a whole only the error that cost it is reported.
class Executor
{
public:
    Executor(const graphql::Schema &schema, const graphql::Document &document, const Resolvers &resolvers,
             const VariableValues &variables, RequestContext &context);

    Execution run(const graphql::OperationDefinition &operation);

private:
    using Fields = std::vector<const graphql::Selection *>;
    using Outcome = tl::expected<void, GraphqlError>;

    /// A value of the answer under construction. Addresses are stable, so that what is worked out later knows where
    /// to go.
    struct Node
    {
        enum class Kind { Null, Leaf, List, Object };
        Kind kind = Kind::Null;
        bool discarded = false; ///< It hung below something that became null.
        std::string leaf;
        std::vector<Node *> items;
        std::map<std::string_view, Node *> members;
    };
    /// The fields of the document that share one key of the answer, and where they stand.
    struct Place
    {
        Fields fields;
        const graphql::Type *parent = nullptr;
        ResponsePath path;
    };
    struct Pending
    {
        Place place;
        graphql::TypeRef type;
        Output value;
        Node *into = nullptr;
    };
    /// Fields by the key they share, in the order in which the keys first appear.
    struct Collected
    {
        std::vector<std::pair<std::string_view, Fields>> entries;
        std::unordered_map<std::string_view, std::size_t> byKey;
        std::unordered_set<std::string_view> visitedFragments;
    };

    void collect(const graphql::SelectionSet *set, const graphql::Type &type, Collected &into) const;
    bool isIncluded(graphql::List<graphql::Directive> directives) const;
    bool applies(const graphql::Name &condition, const graphql::Type &type) const;

    Outcome runFields(const Collected &fields, const graphql::Type &type, const Object &source,
                      const ResponsePath &path, Node &into, bool isMutation);
    Outcome resolveField(Place place, const Object &source, Node &into, bool isMutation);
    Outcome completeCatching(const Place &place, graphql::TypeRef type, const Output &value, Node &into);
    Outcome complete(const Place &place, graphql::TypeRef type, const Output &value, Node &into);
    Outcome completeList(const Place &place, graphql::TypeRef itemType, const Output &value, Node &into);
    Outcome completeObject(const Place &place, const graphql::Type &type, const Output &value, Node &into);
    Outcome runPending();
    /// Passes \a error on where null is not allowed; records it and leaves null where it is.
    Outcome settle(graphql::TypeRef type, GraphqlError error, Node &into);
    GraphqlError located(const ApiError &error, const Place &place) const;

    static void discard(Node &node);
    Node &newNode() { return m_nodes.emplace_back(); }
    static void write(const Node &node, std::string &out);

    const graphql::Schema *m_schema;
    const graphql::Document *m_document;
    GoPositions m_positions;
    const Resolvers *m_resolvers;
    const VariableValues *m_variables;
    RequestContext *m_context;
    std::deque<Node> m_nodes;
    std::deque<Pending> m_pending;
    std::vector<GraphqlError> m_errors;
};

} // namespace sandbox
