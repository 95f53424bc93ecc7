using Swashbuckle.AspNetCore.SwaggerUI;

namespace Platform.WebApi.OpenApi;

/// <summary>
/// The browsable reference at <c>/docs</c>: Swagger UI from inside the program, in a page of our own on which one signs in. It asks no other host for anything.
/// </summary>
internal static class DocsPage
{
    private const string Path = "/docs";

    // Swagger UI's icons are data: addresses in its style sheet.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Serves the page and what it loads.</summary>
    public static void UseDocsPage(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (context.Request.Path.StartsWithSegments(Path))
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
            }

            return next(context);
        });
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = Path.TrimStart('/');
            options.IndexStream = () => typeof(DocsPage).Assembly.GetManifestResourceStream("docs.html") ?? throw new InvalidOperationException("The program holds no docs.html.");
        });
    }
}
