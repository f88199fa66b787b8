#pragma once

#include "models/teamdocument.h"
#include "ui/cards/rowlistmodel.h"

namespace otklik {

/// How the text in the editor stands to what the team uses.
enum class DocumentStanding {
    Published,
    Unpublished, ///< edited here
    Waiting,     ///< being published; the server has not answered
    Refused,     ///< the server did not take it
    Overtaken,   ///< a newer version was published while it was being edited
};

struct DocumentRow final
{
    TeamDocument document; ///< the newest version
    QString publisher;
    DocumentStanding standing = DocumentStanding::Published;

    friend bool operator==(const DocumentRow &, const DocumentRow &) = default;
};
[[nodiscard]] inline QString rowKey(const DocumentRow &row) { return QString(nameOf(row.document.kind)); }

/// The kinds of documents with their newest versions. UI thread.
class DocumentModel final : public RowListModel<DocumentRow>
{
    Q_OBJECT

public:
    explicit DocumentModel(const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const Clock &m_clock;
};

} // namespace otklik
