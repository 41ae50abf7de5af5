package io.patternmesh.examples.report;

import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The report, for programs and for people. */
@Path("/report")
public class ReportResource {

  private final TeamReport team;
  private final Template report;

  ReportResource(TeamReport team, Template report) {
    this.team = team;
    this.report = report;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<ReportLine> json() {
    return team.lines();
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  public String page() {
    return report.data("lines", team.lines()).render();
  }
}
