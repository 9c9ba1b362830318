#pragma once

#include "core/json/tape.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace results {

/// Shows a tape as a tree: keys in the order they came, numbers as they were sent, text with invisible characters made
/// visible. Only the children of places somebody has looked at are listed, and a container of more than MostRows is
/// split into parts that open by themselves, so an answer of millions of values costs what is on screen. Colours and
/// fonts are the view's.
class JsonTreeModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonTreeModel)

public:
    enum Column { KeyColumn, ValueColumn, TypeColumn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole, ///< int: json::Kind of the value.
        BeginRole, ///< uint: where the value begins in the tape's bytes.
        EndRole,
        IsIndexRole, ///< bool: the key is the place in an array, not a name.
    };

    /// A view lays out all rows of what is opened: more of them would be waited for.
    static constexpr std::uint32_t MostRows = 2'000;

    explicit JsonTreeModel(QObject *parent = nullptr);
    ~JsonTreeModel() override;

    /// Null shows nothing.
    void setTape(std::shared_ptr<const json::Tape> tape);
    const std::shared_ptr<const json::Tape> &tape() const { return m_tape; }

    std::optional<json::Value> valueAt(const QModelIndex &index) const;
    /// `data.users.edges[0].node["odd key"]`, as code would reach it.
    QString pathOf(const QModelIndex &index) const;
    /// For the clipboard, exact: a string decoded, anything else as JSON; containers indented.
    QString textOf(const QModelIndex &index) const;
    QString jsonOf(const QModelIndex &index) const;
    /// The row whose key or value holds byte \a offset of the tape, in the column it belongs to, as deep as there is
    /// one; lists the way there.
    QModelIndex indexAt(std::uint32_t offset) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// A container somebody has looked into. An index carries the number of the branch it is a row of.
    struct Branch
    {
        quint32 parent = 0;
        int row = 0;
        std::vector<json::Value> keys; ///< Empty for an array.
        std::vector<json::Value> values; ///< Of parts: the container, once.
        std::uint32_t first = 0; ///< The number of the first child that is listed.
        std::uint32_t parts = 0; ///< How many rows stand for a part of the container each; 0: for a child each.
        std::unordered_map<int, quint32> branches; ///< By row.
    };

    quint32 branchUnder(const QModelIndex &parent) const;
    const Branch &branchOf(const QModelIndex &index) const;
    Branch listed(const json::Value &container, quint32 parent, int row) const;
    Branch listed(const json::Value &container, std::uint32_t first, quint32 parent, int row) const;
    bool isPart(const QModelIndex &index) const { return index.isValid() && branchOf(index).parts > 0; }
    QString partText(const QModelIndex &index) const;
    QString keyText(const QModelIndex &index) const;
    QString valueText(const json::Value &value) const;

    std::shared_ptr<const json::Tape> m_tape;
    mutable std::vector<Branch> m_branches; ///< The first is the root's. Filled on first look.
};

} // namespace results
