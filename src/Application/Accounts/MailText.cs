using System.Net;
using Platform.Application.Ports;

namespace Platform.Application.Accounts;

/// <summary>The one form of every mail: a greeting, some sentences, perhaps a link, a last remark; as text and as HTML.</summary>
internal static class MailText
{
    public static MailMessage Letter(string to, string subject, string name, IReadOnlyList<string> paragraphs, (string Label, string Url)? link, string remark)
    {
        var text = $"Hello {name},\n\n{string.Join("\n\n", paragraphs)}\n\n{(link is { } l ? l.Url + "\n\n" : string.Empty)}{remark}\n";
        var body = string.Concat(paragraphs.Select(p => $"<p>{WebUtility.HtmlEncode(p)}</p>"));
        var button = link is { } a ? $"<p><a href=\"{WebUtility.HtmlEncode(a.Url)}\">{WebUtility.HtmlEncode(a.Label)}</a></p>" : string.Empty;
        var html = $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{WebUtility.HtmlEncode(subject)}</title></head>"
            + $"<body style=\"font-family:sans-serif\"><p>Hello {WebUtility.HtmlEncode(name)},</p>{body}{button}<p><small>{WebUtility.HtmlEncode(remark)}</small></p></body></html>";
        return new MailMessage(to, subject, text, html);
    }
}
