namespace Platform.WebApi.Hosting;

/// <summary>The few pages that mails link to.</summary>
internal static class Pages
{
    // Only the server's own scripts and styles, nothing inline, nothing from elsewhere, in nobody's frame.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void UsePages(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = context =>
        {
            context.Context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Context.Response.Headers.CacheControl = "no-cache";
        },
    });
}
