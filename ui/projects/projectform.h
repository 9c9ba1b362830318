#pragma once

#include "ui/projects/keysbox.h"

class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class Field;
class Notice;
class PlainLabel;

/// Enters and changes one live project. It holds what is being edited until the person saves or discards it, and says
/// what is wrong beside the field that is wrong.
class ProjectForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ProjectForm)

public:
    /// \a isNew: not remembered yet.
    ProjectForm(const project::Project &project, bool isNew, const Appearance &appearance, QWidget *parent = nullptr);

    const QString &projectKey() const { return m_saved.id(); }
    bool isNew() const { return m_isNew; }
    bool hasChanges() const { return m_dirty; }
    /// The project as it was saved; what is being edited stays when there are changes.
    void setProject(const project::Project &project);

public slots:
    /// The hosted addresses that know \a projectId; \a problem says why there is none.
    void showEndpoints(const QString &projectId, const QList<project::Endpoint> &known, const QString &problem);
    void showDoor(bool open, const QString &message);
    void showSaveFailed(const QString &message);
    void focusFirst();

signals:
    void saveRequested(const project::Project &project);
    void discardRequested();
    void removeRequested();
    void openRequested();
    void testRequested(const project::Project &project);
    void findRequested(const QString &projectId);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    enum class Then { Nothing, Save, Test };
    void fill();
    void noteChange();
    void noteAddress();
    void chooseKeyFile();
    void submit(Then then);
    /// The project as it stands in the fields, or nothing after the problems were shown.
    std::optional<project::Project> entered();
    void offerEndpoints(const QList<project::Endpoint> &known);
    void showSaved();

    project::Project m_saved;
    bool m_isNew;
    bool m_dirty = false;
    bool m_filling = false;
    bool m_finding = false;
    QString m_askedFor;
    bool m_testing = false;
    Then m_afterFind = Then::Nothing;

    PlainLabel *m_title = nullptr;
    QPushButton *m_open = nullptr;
    Field *m_nameField = nullptr;
    Field *m_projectIdField = nullptr;
    Field *m_endpointField = nullptr;
    Field *m_keysField = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_projectId = nullptr;
    QLineEdit *m_endpoint = nullptr;
    QPushButton *m_find = nullptr;
    QWidget *m_choices = nullptr;
    KeysBox *m_keys = nullptr;
    QSpinBox *m_lifetime = nullptr;
    Notice *m_moved = nullptr;
    Notice *m_result = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace ui
