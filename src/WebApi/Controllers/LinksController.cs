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
    /// <summary>Lists the links of the team, newest first.</summary>
    /// <remarks>The addresses of the links are given only once, to who made them. A link that is <c>expired</c> needs nobody to say so.</remarks>
    /// <param name="page">Which part.</param>
    /// <param name="email">Only those for this address, letter for letter.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    [HttpGet]
    [ProducesResponseType<Page<LinkItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    public Task<IActionResult> List([FromQuery] PageQuery page, string? email, CancellationToken cancellationToken) =>
        mediator.Send(new ListLinks(page.ToRequest(), email), cancellationToken).ToOk(this, links => links);

    /// <summary>Shows one link with its state and what happened to it.</summary>
    /// <remarks>The id is also the <c>jti</c> of the link's token. Each hand-in is an event <c>used</c> with the file.</remarks>
    [HttpGet("{id}")]
    [ProducesResponseType<LinkItem>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    public Task<IActionResult> Get(string id, CancellationToken cancellationToken) =>
        mediator.Send(new GetLink(id), cancellationToken).ToOk(this, link => link);

    /// <summary>Takes a link back.</summary>
    /// <remarks>From now on it opens nothing, also not the progress of what was handed in. A second time changes nothing.</remarks>
    [HttpPost("{id}/revoke")]
    [ProducesResponseType<LinkItem>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> Revoke(string id, CancellationToken cancellationToken) =>
        mediator.Send(new RevokeLink(id), cancellationToken).ToOk(this, link => link);

    /// <summary>Lists the callbacks about the link with every attempt.</summary>
    /// <remarks>Attempts that failed say why, and when the next one is due. Callbacks about a file that was handed in are with the file.</remarks>
    [HttpGet("{id}/deliveries")]
    [ProducesResponseType<Page<DeliveryState>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    public Task<IActionResult> Deliveries(string id, CancellationToken cancellationToken) =>
        mediator.Send(new ListLinkDeliveries(id), cancellationToken).ToOk(this, page => page);

    /// <summary>Sends a callback about the link again.</summary>
    /// <remarks>The same message with the same <c>webhook-id</c>, signed anew.</remarks>
    [HttpPost("{id}/deliveries/{number:int}/redeliver")]
    [ProducesResponseType<MessageBody<DeliveryState>>(StatusCodes.Status202Accepted)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    public Task<IActionResult> Redeliver(string id, int number, CancellationToken cancellationToken) =>
        mediator.Send(new RedeliverLinkCallback(id, number), cancellationToken)
            .To(this, delivery => Accepted($"/api/links/{id}/deliveries", new MessageBody<DeliveryState>("Callback is being sent again", delivery)));
}
