using FluentValidation;
using MediatR;
using Platform.Application.Ports;

namespace Platform.UnitTests.Architecture;

/// <summary>One shape for every use case: a request, its handler in the same file, its validator beside it.</summary>
public sealed class UseCases
{
    private static readonly Type[] Types = typeof(IPlatformDb).Assembly.GetTypes();

    [Fact]
    public void Handlers_are_internal_and_sealed() =>
        Types.Where(t => Implements(t, typeof(IRequestHandler<,>)) || Implements(t, typeof(INotificationHandler<>)))
            .Where(t => t.IsPublic || !t.IsSealed).Select(t => t.FullName)
            .Should().BeEmpty("a handler is reached through its request: declare it internal sealed");

    [Fact]
    public void Validators_are_internal_and_sealed() =>
        Types.Where(t => typeof(IValidator).IsAssignableFrom(t) && !t.IsAbstract).Where(t => t.IsPublic || !t.IsSealed).Select(t => t.FullName)
            .Should().BeEmpty("a validator is found by its request: declare it internal sealed");

    [Fact]
    public void Requests_are_sealed_records() =>
        Types.Where(t => Implements(t, typeof(IRequest<>)) || Implements(t, typeof(INotification)))
            .Where(t => !t.IsSealed || t.GetMethod("<Clone>$") is null).Select(t => t.FullName)
            .Should().BeEmpty("a request is a value: declare it as a sealed record");

    [Fact]
    public void Every_request_has_one_handler_in_its_own_file()
    {
        var lonely = Repository.Sources.Where(f => f.IsIn("src/Application/"))
            .Where(f => f.Types.Any(t => t.BaseList?.Types.Any(b => b.Type.ToString().StartsWith("IRequest<", StringComparison.Ordinal)) == true))
            .Where(f => !f.Types.Any(t => t.BaseList?.Types.Any(b => b.Type.ToString().StartsWith("IRequestHandler<", StringComparison.Ordinal)) == true))
            .Select(f => f.Path);

        lonely.Should().BeEmpty("request and handler are read together: keep them in one file");
    }

    [Fact]
    public void Requests_answer_with_a_result() =>
        Types.SelectMany(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IRequest<>)).Select(i => (Request: t, Answer: i.GetGenericArguments()[0])))
            .Where(x => !typeof(Platform.Domain.Common.Result).IsAssignableFrom(x.Answer)).Select(x => x.Request.FullName)
            .Should().BeEmpty("expected failures are values: let the request be an IRequest<Result> or IRequest<Result<T>>");

    private static bool Implements(Type type, Type definition) => type is { IsClass: true, IsAbstract: false }
        && type.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == definition);
}
