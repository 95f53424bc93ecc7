using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.OpenApi;
using Platform.Application.Links.OpenLink;
using Platform.Application.Paging;
using Platform.WebApi.Binding;
using Platform.WebApi.Contracts;

namespace Platform.WebApi.OpenApi;

/// <summary>What the types are called in the API document, and so in the generated clients: without the endings that only mean something in here.</summary>
internal static class SchemaNames
{
    private const string Request = "Request";
    private static readonly string[] Endings = ["Body", "Item", "State", "Answer"];

    // What controllers take as a body; an answer may have the same name without its ending (InvitationBody, InvitationItem).
    private static readonly HashSet<Type> Requests =
        [.. Controllers().SelectMany(c => c.GetMethods()).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType).Where(t => t.Namespace == typeof(PageQuery).Namespace)];

    /// <summary>Name of the component for a type; null for what is written in place.</summary>
    public static string? Of(JsonTypeInfo type) =>
        type.Type == typeof(JsonElement) || type.Type == typeof(MultipartParts) || Nullable.GetUnderlyingType(type.Type) is not null || OpenApiOptions.CreateDefaultSchemaReferenceId(type) is null ? null : Of(type.Type);

    /// <summary>Whether a component is the body of a request.</summary>
    public static bool IsRequest(string name) => name.EndsWith(Request, StringComparison.Ordinal);

    private static string Of(Type type)
    {
        if (type.IsGenericType)
        {
            var about = Of(type.GetGenericArguments()[0]);
            var form = type.GetGenericTypeDefinition();
            return form == typeof(MessageBody<>) ? $"{about}Envelope" : form == typeof(PageBody<>) || form == typeof(Page<>) ? $"{about}Page" : $"{about}{type.Name.Split('`')[0]}";
        }

        // LinkPage is what a page of links is called.
        if (type == typeof(LinkPage))
        {
            return "OpenedLink";
        }

        var ending = Endings.FirstOrDefault(e => type.Name.EndsWith(e, StringComparison.Ordinal) && type.Name.Length > e.Length);
        var name = ending is null ? type.Name : type.Name[..^ending.Length];
        return Requests.Contains(type) ? name + Request : name;
    }

    private static IEnumerable<Type> Controllers()
    {
        var manager = new ApplicationPartManager { ApplicationParts = { new AssemblyPart(typeof(SchemaNames).Assembly) }, FeatureProviders = { new ControllerFeatureProvider() } };
        var feature = new ControllerFeature();
        manager.PopulateFeature(feature);
        return feature.Controllers;
    }
}
