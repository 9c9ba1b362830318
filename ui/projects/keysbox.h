#pragma once

#include "core/project/project.h"
#include "ui/theme/appearance.h"

#include <QWidget>

class QButtonGroup;
class QPushButton;
class QVBoxLayout;

namespace ui {

/// The keys of one project as they are being edited: one in use, switched with a click, each bound to an address by a
/// human act. Holds references to files, never a key.
class KeysBox final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeysBox)

public:
    explicit KeysBox(const Appearance &appearance, QWidget *parent = nullptr);

    void setKeys(const QList<project::KeyReference> &keys, int active);
    /// The address being edited: a key that is bound to another one says so and offers to be bound.
    void setAddress(const QString &origin, const QString &projectId);
    /// A key file was chosen or dropped. Its base name is taken for the key ID when it looks like one.
    void addFile(const QString &path);

    /// \a project, which has its address already, with the keys as they stand here.
    project::Project applied(project::Project project) const;
    /// What keeps the keys from being saved, as a sentence; else empty.
    QString problem() const;
    bool isEmpty() const { return m_rows.isEmpty(); }

signals:
    void changed();
    void chooseRequested();

private:
    struct Row
    {
        project::KeyReference key;
        bool added = false; ///< Not saved yet: saving binds it.
        bool rebound = false; ///< Bound by a click to what stands in `key`.
    };
    bool isBound(const Row &row) const;
    void rebuild();
    QWidget *makeRow(int index);

    const Appearance &m_appearance;
    QString m_origin;
    QString m_projectId;
    QList<Row> m_rows;
    QStringList m_removed; ///< Key IDs that were saved and are no longer wanted.
    int m_active = -1;
    QVBoxLayout *m_list = nullptr;
    QPushButton *m_add = nullptr;
    QButtonGroup *m_inUse = nullptr;
};

} // namespace ui
