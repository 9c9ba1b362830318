#pragma once

#include "ui/docs/docspage.h"
#include "ui/theme/notice.h"

#include <QThreadPool>
#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace ui {

class LinkLine;
class SearchList;
class StatePage;

/// The schema as pages to walk through: root types, types, fields, arguments, values; with a search in names and
/// descriptions, a way back, and everything reachable by keyboard. No text of the server is ever read as HTML, and
/// nothing that it names is loaded.
class DocsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocsPane)

public:
    enum class Export { Sdl, Json };
    Q_ENUM(Export)

    explicit DocsPane(const Appearance &appearance, QWidget *parent = nullptr);
    ~DocsPane() override;

    /// The page in view: `Query`, `Query.users`, `Query.users(first)`; empty for the start page.
    QString place() const { return m_visits[m_at].place; }
    bool hidesWrappers() const { return m_hides; }
    std::shared_ptr<const graphql::Schema> schema() const { return m_schema; }

public slots:
    /// A new schema keeps the page in view where it still exists. It is looked through on a thread of its own, and
    /// shown when that is done: see shown(). Null is no schema yet.
    void setSchema(std::shared_ptr<const graphql::Schema> schema);
    void showLoading();
    /// Another project is in front: what is known of the one before is out of view at once, and the next schema opens
    /// the same place where it has it.
    void leaveSchema();
    /// \a message: what is wrong and what to do, in one sentence.
    void showFailed(const QString &message);
    /// Opens a place, see place(); an unknown one is ignored.
    void open(const QString &place);
    void goBack();
    void goForward();
    void focusSearch();
    /// Relay's connections, edges, payloads and inputs are folded away.
    void setHidesWrappers(bool hides);
    /// What is new in the schema that is set, for its start page; empty: nothing.
    void setNews(const ui::DocsNews &news);
    /// Says in a sentence what is new, on whatever page somebody reads.
    void tellNews();
    /// A sentence below the page, until the next step.
    void tell(ui::Notice::Tone tone, const QString &text);

signals:
    /// The schema that was set is in view.
    void shown();
    void retryRequested();
    /// Text for a query: a field with its required arguments and a small selection where it needs one. \a operation is
    /// the keyword (`query`, `mutation`) when the field is one of a root type, else empty.
    void insertRequested(const QString &fieldText, const QString &operation);
    /// A whole operation, to be opened beside what is being written.
    void operationRequested(const QString &text);
    /// A link of a description, http or https, was clicked.
    void webLinkActivated(const QUrl &url);
    void exportRequested(ui::DocsPane::Export format);
    void hidesWrappersChanged(bool hides);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    struct Visit
    {
        QString place;
        DocsPage::Reading reading;
    };
    /// A search that was left by opening one of its results.
    struct LeftSearch
    {
        QString wanted;
        int row = 0;
    };

    void buildSearch();
    void buildTrail();
    void buildMenu();
    void buildFoot();
    void accept(std::shared_ptr<const SchemaBook> book);
    void showState();
    /// Shows the page of the state, and on it what \a say tells, unless something better comes within 300 ms.
    void sayLoading();
    void saySoon(std::function<void()> say);
    void showCurrent();
    void showPlace();
    void showTrail(const QString &place);
    void showCount(std::size_t shown, std::size_t total);
    void setTrail(std::vector<LinkText::Part> parts);
    void search(const QString &wanted);
    void openFound(const QString &place);
    bool returnToSearch();
    void step(bool back);

    const Appearance &m_appearance;
    std::shared_ptr<const graphql::Schema> m_schema;
    std::shared_ptr<const SchemaBook> m_book; ///< Of m_schema, or while that is looked through, of the one before.
    std::vector<Visit> m_visits {Visit()};
    std::size_t m_at = 0;
    std::optional<QString> m_wantedPlace; ///< Asked for before the schema was looked through.
    std::optional<LeftSearch> m_left;
    DocsPageContent m_content;
    DocsNews m_news;
    bool m_hides = false;
    quint64 m_order = 0;

    QLineEdit *m_search = nullptr;
    QWidget *m_trail = nullptr;
    QHBoxLayout *m_trailLayout = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QToolButton *m_menu = nullptr;
    QAction *m_hideAction = nullptr;
    LinkLine *m_crumbs = nullptr;
    QWidget *m_foot = nullptr;
    QPushButton *m_newTab = nullptr;
    Notice *m_notice = nullptr;
    QStackedWidget *m_pages = nullptr;
    DocsPage *m_page = nullptr;
    SearchList *m_found = nullptr;
    StatePage *m_state = nullptr;
    QThreadPool m_worker;
    QTimer m_patience; ///< What is ready sooner is shown without a word before it.
    std::function<void()> m_saySoon;
};

} // namespace ui
