using Platform.Application.Paging;

namespace Platform.WebApi.Contracts;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The entries, newest first.</param>
/// <param name="Next">Send it as <c>cursor</c> for the next part; null after the last one.</param>
public sealed record PageBody<T>(IReadOnlyList<T> Items, string? Next);

internal static class PageBodyExtensions
{
    public static PageBody<TBody> ToBody<TItem, TBody>(this Page<TItem> page, Func<TItem, TBody> body) => new([.. page.Items.Select(body)], page.Next);

    public static PageBody<TItem> ToBody<TItem>(this Page<TItem> page) => new(page.Items, page.Next);
}
