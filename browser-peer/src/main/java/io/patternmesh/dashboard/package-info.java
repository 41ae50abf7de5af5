/** How the services serve the dashboard, whose files are in this jar too. */
package io.patternmesh.dashboard;
