#pragma once

#include "core/graphql/schema.h"
#include "ui/docs/schemaindex.h"

#include <QWidget>

#include <memory>

class QHBoxLayout;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace ui {

class Appearance;
class DocsPage;
class SearchList;
class StatePage;

/// The schema as pages to walk through: root types, types, fields, arguments, values; with search by name, a way back,
/// and everything reachable by keyboard. All text of the server is shown as plain text.
class DocsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocsPane)

public:
    explicit DocsPane(const Appearance &appearance, QWidget *parent = nullptr);
    ~DocsPane() override;

    /// The page in view: `Query`, `Query.users`, `Query.users(first)`; empty for the start page.
    QString place() const { return m_history[m_at]; }

public slots:
    /// A new schema keeps the page in view where it still exists. Null is no schema yet.
    void setSchema(std::shared_ptr<const graphql::Schema> schema);
    void showLoading();
    /// \a message: what is wrong and what to do, in one sentence.
    void showFailed(const QString &message);
    /// Opens a place, see place(); an unknown one is ignored.
    void open(const QString &place);
    void goBack();
    void goForward();
    void focusSearch();

signals:
    void retryRequested();
    /// Text for a query: a field with its required arguments and a small selection where it needs one. \a operation is
    /// the keyword (`query`, `mutation`) when the field is one of a root type, else empty.
    void insertRequested(const QString &fieldText, const QString &operation);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void buildSearch();
    void buildTrail();
    void showPlace();
    void showTrail();
    void search(const QString &wanted);
    void step(bool back);

    const Appearance &m_appearance;
    std::shared_ptr<const graphql::Schema> m_schema;
    SchemaIndex m_index;
    std::vector<QString> m_history {QString()};
    std::size_t m_at = 0;

    QLineEdit *m_search = nullptr;
    QWidget *m_trail = nullptr;
    QHBoxLayout *m_trailLayout = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QWidget *m_crumbs = nullptr;
    QStackedWidget *m_pages = nullptr;
    DocsPage *m_page = nullptr;
    SearchList *m_found = nullptr;
    StatePage *m_state = nullptr;
};

} // namespace ui
