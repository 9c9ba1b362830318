#include "core/users/personquery.h"

#include "core/json/pretty.h"
#include "core/json/writer.h"

namespace users {

namespace {

// A list of the server that cannot be paged is asked for as a whole. The audit log is a field of its own beside the
// person: it may be out of the plan's reach, and it outlives people.
constexpr const char PersonDocument[] = R"(query Person($id: ID!, $events: Int!) {
  person: node(id: $id) {
    __typename
    id
    ... on User {
      formattedName
      endUserAccountID
      createdAt
      updatedAt
      lastLoginAt
      isAnonymous
      isAnonymized
      isDeactivated
      isDisabled
      disableReason
      temporarilyDisabledFrom
      temporarilyDisabledUntil
      accountValidFrom
      accountValidUntil
      deleteAt
      deleteReason
      anonymizeAt
      mfaGracePeriodEndAt
      accountLockout {
        isLocked
        lockoutType
        lockedUntil
        lockedIPs {
          ipAddress
          lockedUntil
        }
      }
      standardAttributes
      customAttributes
      verifiedClaims {
        name
        value
      }
      identities {
        edges {
          node {
            id
            type
            createdAt
            updatedAt
            claims
          }
        }
      }
      authenticators {
        edges {
          node {
            id
            type
            kind
            isDefault
            expireAfter
            createdAt
            updatedAt
            claims
          }
        }
      }
      sessions {
        edges {
          node {
            id
            type
            displayName
            applicationName
            clientID
            amr
            userAgent
            createdAt
            createdByIP
            lastAccessedAt
            lastAccessedByIP
            lastAccessedByIPCountryCode
            lastAccessedByIPEnglishCountryName
          }
        }
      }
      authorizations {
        edges {
          node {
            id
            clientID
            scopes
            createdAt
            updatedAt
          }
        }
      }
      roles {
        edges {
          node {
            ...RoleFacts
          }
        }
      }
      effectiveRoles {
        edges {
          node {
            ...RoleFacts
          }
        }
      }
      groups {
        edges {
          node {
            id
            key
            name
            description
            roles {
              edges {
                node {
                  ...RoleFacts
                }
              }
            }
          }
        }
      }
    }
  }
  activity: auditLogs(userIDs: [$id], first: $events, sortDirection: DESC) {
    ...Activity
  }
}

fragment RoleFacts on Role {
  id
  key
  name
  description
}
)";

constexpr const char EventsDocument[] = R"(query PersonActivity($id: ID!, $events: Int!, $after: String) {
  activity: auditLogs(
    userIDs: [$id]
    first: $events
    after: $after
    sortDirection: DESC
  ) {
    ...Activity
  }
}
)";

constexpr const char ActivityFragment[] = R"(
fragment Activity on AuditLogConnection {
  totalCount
  edges {
    cursor
    node {
      id
      activityType
      createdAt
      ipAddress
      clientID
      userAgent
    }
  }
  pageInfo {
    endCursor
    hasNextPage
  }
}
)";

safety::Draft draftOf(const project::Project &project, const char *document, const char *name, json::Writer variables)
{
    // Laid out as a person would write them: they may be opened in a tab.
    const auto tape = json::Tape::parse(variables.endObject().text());
    return {project, QByteArray(document) + ActivityFragment, name,
            tape ? QByteArray::fromStdString(json::pretty(tape->root())) : QByteArray()};
}

json::Writer begun(const QString &nodeId)
{
    json::Writer variables;
    variables.beginObject();
    variables.key("id").value(nodeId.toStdString());
    variables.key("events").value(EventsAtOnce);
    return variables;
}

} // namespace

safety::Draft personDraft(const project::Project &project, const QString &nodeId)
{
    return draftOf(project, PersonDocument, "Person", begun(nodeId));
}

safety::Draft eventsDraft(const project::Project &project, const QString &nodeId, const QString &after)
{
    auto variables = begun(nodeId);
    variables.key("after").value(after.toStdString());
    return draftOf(project, EventsDocument, "PersonActivity", std::move(variables));
}

} // namespace users
