using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Platform.Domain.Common;

namespace Platform.Application.Paging;

/// <summary>A part of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The entries, newest first.</param>
/// <param name="Next">Cursor of the next part; null after the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Limit">How many entries: 1 to 200, 50 when it is not said.</param>
/// <param name="Cursor">What the part before gave as its next one.</param>
public sealed record PageRequest(int? Limit, string? Cursor);

/// <summary>Cuts queries into parts. Ids are ordered by time, so the last id of a part is the cursor of the next.</summary>
public static class PageQueries
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;
    private static readonly Error BadLimit = Invalid($"The value of limit must be a number from 1 to {MaxLimit}.", "limit");
    private static readonly Error BadCursor = Invalid("The value of cursor must be what an earlier answer gave as next.", "cursor");

    /// <summary>One part of a query, newest first; an error when limit or cursor are wrong.</summary>
    /// <param name="query">What is listed, in no order.</param>
    /// <param name="page">Which part.</param>
    /// <param name="id">The id of an entry.</param>
    /// <param name="item">Makes the answer's entry.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public static async Task<Result<Page<TItem>>> ToPageAsync<TEntity, TItem>(
        this IQueryable<TEntity> query, PageRequest page, Expression<Func<TEntity, string>> id, Func<TEntity, TItem> item, CancellationToken cancellationToken)
    {
        var limit = page.Limit ?? DefaultLimit;
        if (limit is < 1 or > MaxLimit)
        {
            return BadLimit;
        }

        if (page.Cursor is { } cursor)
        {
            if (cursor.Length is 0 or > Identifiers.MaxLength || !cursor.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            {
                return BadCursor;
            }

            query = query.Where(Before(id, cursor));
        }

        var found = await query.OrderByDescending(id).Take(limit + 1).ToListAsync(cancellationToken);
        var next = found.Count > limit ? id.Compile()(found[limit - 1]) : null;
        return new Page<TItem>([.. found.Take(limit).Select(item)], next);
    }

    // entity => string.Compare(entity.Id, cursor) < 0, with the cursor as a query parameter.
    private static Expression<Func<TEntity, bool>> Before<TEntity>(Expression<Func<TEntity, string>> id, string cursor)
    {
        Expression<Func<string>> value = () => cursor;
        var compare = Expression.Call(typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!, id.Body, value.Body);
        return Expression.Lambda<Func<TEntity, bool>>(Expression.LessThan(compare, Expression.Constant(0)), id.Parameters);
    }

    private static Error Invalid(string message, string field) => new("invalid_request", message, ErrorKind.Validation, new Dictionary<string, string[]> { [field] = [message] });
}
