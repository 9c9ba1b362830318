#pragma once

#include "core/graphql/relay.h"
#include "core/graphql/schemasearch.h"

#include <memory>

namespace ui {

/// A schema with all that the docs look up in it. Built once for a schema, on any thread, and immutable.
struct SchemaBook
{
    explicit SchemaBook(std::shared_ptr<const graphql::Schema> source)
        : schema(std::move(source)),
          search(schema),
          usage(schema),
          wrappers(usage)
    { }

    std::shared_ptr<const graphql::Schema> schema;
    graphql::SchemaSearch search;
    graphql::SchemaUsage usage;
    graphql::RelayWrappers wrappers;
};

} // namespace ui
