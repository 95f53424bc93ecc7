namespace Platform.WebApi.Hosting;

/// <summary>A trailing slash never matters.</summary>
internal sealed class TrailingSlashMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path.Value;
        if (path is { Length: > 1 } && path[^1] == '/')
        {
            context.Request.Path = path.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/";
        }

        return next(context);
    }
}
