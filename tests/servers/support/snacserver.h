#pragma once

#include "channels/http/curlhttp.h"
#include "models/mention.h"

#include <QTemporaryDir>

#include <memory>

namespace otklik {

/// A real ActivityPub server (snac2) on a free port of the loopback, with the
/// accounts brand, alice and bob, for as long as the object lives; and what its
/// people do there with browsers and programs of their own. Blocks; one thread.
class SnacServer final
{
public:
    /// A post as somebody sees it there.
    struct Post final
    {
        QString id;  ///< changes there with every edit: only the tail of it names the post
        QString uri; ///< of the post, the same for everybody
        QString text;
        QString author; ///< the account's name without its host
        QString inReplyTo;
        QString warning{}; ///< before its content
        Visibility visibility = Visibility::Public;
        struct Picture final
        {
            QUrl url;
            QString description;
        };
        QList<Picture> pictures{};
    };

    /// Starts one. The detail of an error says why it could not.
    [[nodiscard]] static Result<std::unique_ptr<SnacServer>> start();
    ~SnacServer();

    [[nodiscard]] QUrl address() const { return m_address; }
    /// Lines "account: password".
    [[nodiscard]] QString passwordFile() const { return m_folder.filePath(QStringLiteral("snac/passwords")); }
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(m_address.port()); }

    /// Somebody writes. "@brand" in the text tells the brand.
    [[nodiscard]] Result<Post> post(const QString &account, const QString &text, const QString &inReplyTo = {},
                                    Visibility visibility = Visibility::Public, const QString &warning = {});
    /// The same with a picture.
    [[nodiscard]] Result<Post> postPicture(const QString &account, const QString &text, const QByteArray &png, const QString &description);
    /// What a program of this account's signs in with.
    [[nodiscard]] Result<QByteArray> token(const QString &account);
    [[nodiscard]] Result<void> edit(const QString &account, const Post &post, const QString &text);
    [[nodiscard]] Result<void> remove(const QString &account, const Post &post);
    /// The answers to a post, as `account` sees them.
    [[nodiscard]] Result<QList<Post>> answers(const QString &account, const QString &id);
    /// The bytes of a picture, as anybody's browser gets them.
    [[nodiscard]] QByteArray bytesOf(const Post::Picture &picture);
    /// What an account has published for all to see.
    [[nodiscard]] Result<QList<Post>> publicPosts(const QString &account);

    /// What a browser does with the address of POST /v1/sources/mastodon: signs
    /// `account` in, and follows the way back to our call-back route.
    [[nodiscard]] Result<void> authorize(const QUrl &authorizeUrl, const QString &account);

private:
    SnacServer() = default;

    [[nodiscard]] QString password(const QString &account) const;
    [[nodiscard]] Result<HttpResponse> get(const QString &path, const QString &account);
    [[nodiscard]] Result<HttpResponse> postForm(const QUrl &url, const QList<std::pair<QString, QString>> &form,
                                                const QByteArray &authorization = {});
    [[nodiscard]] QByteArray basic(const QString &account) const;
    [[nodiscard]] QUrl at(const QString &path) const;

    QTemporaryDir m_folder;
    QUrl m_address;
    CurlHttp m_http;
    QHash<QString, QByteArray> m_tokens;
};

} // namespace otklik
