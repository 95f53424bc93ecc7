using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.LeadFiles;
using Platform.Application.Links;
using Platform.Application.Links.GetLink;
using Platform.Application.Links.ListLinkDeliveries;
using Platform.Application.Links.ListLinks;
using Platform.Application.Links.RedeliverLinkCallback;
using Platform.Application.Links.RevokeLink;
using Platform.Application.Paging;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;

namespace Platform.WebApi.Controllers;

/// <summary>The life of application links, for the team that made them.</summary>
[ApiController]
[Route("api/links")]
[Produces("application/json")]
[Access(Scopes.Links)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
[ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
public sealed class LinksController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the links of the team, newest first; with <c>email</c> only those for that address.</summary>
    [HttpGet]
    [ProducesResponseType<Page<LinkItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    public Task<IActionResult> List(int? limit, string? cursor, string? email, CancellationToken cancellationToken) =>
        mediator.Send(new ListLinks(new PageRequest(limit, cursor), email), cancellationToken).ToOk(this, page => page);

    /// <summary>Shows one link with its state and what happened to it.</summary>
    [HttpGet("{id}")]
    [ProducesResponseType<LinkItem>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    public Task<IActionResult> Get(string id, CancellationToken cancellationToken) =>
        mediator.Send(new GetLink(id), cancellationToken).ToOk(this, link => link);

    /// <summary>Takes a link back: from now on it opens nothing. A second time changes nothing.</summary>
    [HttpPost("{id}/revoke")]
    [ProducesResponseType<LinkItem>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> Revoke(string id, CancellationToken cancellationToken) =>
        mediator.Send(new RevokeLink(id), cancellationToken).ToOk(this, link => link);

    /// <summary>Lists the callbacks about the link with every attempt.</summary>
    [HttpGet("{id}/deliveries")]
    [ProducesResponseType<Page<DeliveryState>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    public Task<IActionResult> Deliveries(string id, CancellationToken cancellationToken) =>
        mediator.Send(new ListLinkDeliveries(id), cancellationToken).ToOk(this, page => page);

    /// <summary>Sends a callback about the link again.</summary>
    [HttpPost("{id}/deliveries/{number:int}/redeliver")]
    [ProducesResponseType<MessageBody<DeliveryState>>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> Redeliver(string id, int number, CancellationToken cancellationToken) =>
        mediator.Send(new RedeliverLinkCallback(id, number), cancellationToken)
            .To(this, delivery => Accepted($"/api/links/{id}/deliveries", new MessageBody<DeliveryState>("Callback is being sent again", delivery)));
}
