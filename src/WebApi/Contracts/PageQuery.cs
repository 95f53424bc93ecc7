using Microsoft.AspNetCore.Mvc;
using Platform.Application.Paging;

namespace Platform.WebApi.Contracts;

/// <summary>Which part of a list is wanted, from the query string.</summary>
public sealed record PageQuery
{
    /// <summary>How many entries: 1 to 200, 50 when it is not said.</summary>
    [FromQuery(Name = "limit")]
    public int? Limit { get; init; }

    /// <summary>What the part before gave as <c>next</c>.</summary>
    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    internal PageRequest ToRequest() => new(Limit, Cursor);
}
