#pragma once

#include "core/graphql/document.h"

/// Checks that every node of a tree lies inside its parent and the text, and follows its elder sibling, whatever the
/// text was. Without Qt, because the fuzz targets ask the same.
class SpanCheck
{
public:
    static bool holdsFor(const graphql::Document &document)
    {
        SpanCheck check;
        const text::Span whole {0, static_cast<std::uint32_t>(document.source().size())};
        std::uint32_t end = 0;
        for (const auto &definition : document.definitions()) {
            check.inside(definition.span(), whole);
            check.follows(definition.span(), end);
            check.visit(definition);
        }
        end = 0;
        for (const auto &error : document.syntaxErrors()) {
            check.inside(error.spans.front(), whole);
            check.m_fine = check.m_fine && error.message.starts_with("Syntax Error: ") && error.rule.empty();
            check.m_fine = check.m_fine && error.spans.front().begin >= end;
            end = error.spans.front().begin;
        }
        end = 0;
        for (const auto comment : document.comments()) {
            check.inside(comment, whole);
            check.follows(comment, end);
            check.m_fine = check.m_fine && comment.begin > 0 && document.source()[comment.begin - 1] == '#';
        }
        return check.m_fine;
    }

private:
    void inside(text::Span span, text::Span parent)
    {
        m_fine = m_fine && span.begin <= span.end && parent.encloses(span);
    }
    void follows(text::Span span, std::uint32_t &end)
    {
        m_fine = m_fine && span.begin >= end;
        end = span.end;
    }
    void name(const graphql::Name &name, text::Span parent)
    {
        if (name)
            inside(name.span, parent);
        m_fine = m_fine && name.value.size() == name.span.length();
    }

    void visit(const graphql::Definition &definition)
    {
        const text::Span span = definition.span();
        if (const auto *operation = definition.operation) {
            name(operation->name, span);
            visit(operation->description, span);
            visit(operation->directives, span);
            for (const auto &variable : operation->variables) {
                inside(variable.span, span);
                name(variable.name, variable.span);
                visit(variable.description, variable.span);
                visit(variable.type, variable.span);
                visit(variable.defaultValue, variable.span);
                visit(variable.directives, variable.span);
            }
            visit(operation->selectionSet, span);
        } else if (const auto *fragment = definition.fragment) {
            name(fragment->name, span);
            name(fragment->typeCondition, span);
            visit(fragment->description, span);
            visit(fragment->directives, span);
            visit(fragment->selectionSet, span);
        } else if (const auto *type = definition.type) {
            visit(*type);
        } else if (const auto *schema = definition.schema) {
            visit(schema->description, span);
            visit(schema->directives, span);
            for (const auto &root : schema->rootOperations) {
                inside(root.span, span);
                name(root.type, root.span);
            }
        } else if (const auto *directive = definition.directive) {
            name(directive->name, span);
            visit(directive->description, span);
            visit(directive->arguments, span);
            for (const auto &location : directive->locations)
                name(location, span);
        }
    }
    void visit(const graphql::TypeDefinition &type)
    {
        name(type.name, type.span);
        visit(type.description, type.span);
        visit(type.directives, type.span);
        for (const auto &interface : type.interfaces)
            name(interface, type.span);
        for (const auto &member : type.members)
            name(member, type.span);
        std::uint32_t end = type.span.begin;
        for (const auto &field : type.fields) {
            inside(field.span, type.span);
            follows(field.span, end);
            name(field.name, field.span);
            visit(field.description, field.span);
            visit(field.arguments, field.span);
            visit(field.type, field.span);
            visit(field.directives, field.span);
        }
        visit(type.inputFields, type.span);
        for (const auto &value : type.values) {
            inside(value.span, type.span);
            name(value.name, value.span);
            visit(value.description, value.span);
            visit(value.directives, value.span);
        }
    }
    void visit(graphql::List<graphql::InputValueDefinition> values, text::Span parent)
    {
        std::uint32_t end = parent.begin;
        for (const auto &value : values) {
            inside(value.span, parent);
            follows(value.span, end);
            name(value.name, value.span);
            visit(value.description, value.span);
            visit(value.type, value.span);
            visit(value.defaultValue, value.span);
            visit(value.directives, value.span);
        }
    }
    void visit(const graphql::SelectionSet *set, text::Span parent)
    {
        if (!set)
            return;
        inside(set->span, parent);
        std::uint32_t end = set->span.begin;
        for (const auto &selection : set->selections) {
            inside(selection.span, set->span);
            follows(selection.span, end);
            name(selection.alias, selection.span);
            name(selection.name, selection.span);
            name(selection.typeCondition, selection.span);
            visit(selection.arguments, selection.span);
            visit(selection.directives, selection.span);
            visit(selection.selectionSet, selection.span);
        }
    }
    void visit(graphql::List<graphql::Directive> directives, text::Span parent)
    {
        std::uint32_t end = parent.begin;
        for (const auto &directive : directives) {
            inside(directive.span, parent);
            follows(directive.span, end);
            name(directive.name, directive.span);
            visit(directive.arguments, directive.span);
        }
    }
    void visit(graphql::List<graphql::Argument> arguments, text::Span parent)
    {
        std::uint32_t end = parent.begin;
        for (const auto &argument : arguments) {
            inside(argument.span, parent);
            follows(argument.span, end);
            name(argument.name, argument.span);
            visit(argument.value, argument.span);
        }
    }
    void visit(const graphql::Value *value, text::Span parent)
    {
        if (!value)
            return;
        inside(value->span, parent);
        std::uint32_t end = value->span.begin;
        for (const auto *item : value->items) {
            follows(item->span, end);
            visit(item, value->span);
        }
        end = value->span.begin;
        for (const auto &field : value->fields) {
            inside(field.span, value->span);
            follows(field.span, end);
            name(field.name, field.span);
            visit(field.value, field.span);
        }
    }
    void visit(const graphql::TypeReference *type, text::Span parent)
    {
        if (!type)
            return;
        inside(type->span, parent);
        visit(type->of, type->span);
    }

    bool m_fine = true;
};
