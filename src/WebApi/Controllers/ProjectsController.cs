using MediatR;
using Microsoft.AspNetCore.Mvc;
using Platform.Application.Teams;
using Platform.Application.Teams.CreateProject;
using Platform.Application.Teams.ListProjects;
using Platform.Application.Teams.RenameProject;
using Platform.Domain.ApiKeys;
using Platform.WebApi.Authentication;
using Platform.WebApi.Contracts;
using Platform.WebApi.Errors;
using Platform.WebApi.Idempotency;

namespace Platform.WebApi.Controllers;

/// <summary>Projects of a team.</summary>
[ApiController]
[Route("api/teams/{teamId}/projects")]
[Access(Scopes.Account)]
[Produces("application/json")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProjectsController(IMediator mediator) : ControllerBase
{
    /// <summary>Lists the projects.</summary>
    [HttpGet]
    [ProducesResponseType<PageBody<ProjectItem>>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> List(string teamId, [FromQuery] PageQuery page, CancellationToken cancellationToken) =>
        mediator.Send(new ListProjects(teamId, page.ToRequest()), cancellationToken).ToOk(this, projects => projects.ToBody());

    /// <summary>Makes a project (admins).</summary>
    [HttpPost]
    [Idempotent]
    [ProducesResponseType<ProjectItem>(StatusCodes.Status201Created)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status409Conflict)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status422UnprocessableEntity)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Create(string teamId, NameBody body, CancellationToken cancellationToken) =>
        mediator.Send(new CreateProject(teamId, body.Name), cancellationToken).To(this, project => StatusCode(StatusCodes.Status201Created, project));

    /// <summary>Gives a project another name (admins).</summary>
    [HttpPatch("{projectId}")]
    [ProducesResponseType<ProjectItem>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status400BadRequest)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status401Unauthorized)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status403Forbidden)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status404NotFound)]
    [ProducesResponseType<ProblemBody>(StatusCodes.Status429TooManyRequests)]
    public Task<IActionResult> Rename(string teamId, string projectId, NameBody body, CancellationToken cancellationToken) =>
        mediator.Send(new RenameProject(teamId, projectId, body.Name), cancellationToken).ToOk(this, project => project);
}
